/** How wide the side panel is on this device. The page behind it stays usable whatever is chosen. */
const stored = 'muster:panel-width';
export const leastWidth = 380;
const mostWidth = 820;
const leftForPage = 300;
const usual = 480;

export const fitWidth = (wanted: number, windowWidth: number): number =>
  Math.round(Math.max(leastWidth, Math.min(wanted, mostWidth, windowWidth - leftForPage)));

export const mostWidthIn = (windowWidth: number): number => fitWidth(mostWidth, windowWidth);

let wanted = $state(read());

function read(): number {
  try {
    const width = Number(localStorage.getItem(stored));
    return Number.isFinite(width) && width > 0 ? width : usual;
  } catch {
    return usual;
  }
}

export const panelWidth = {
  get wanted(): number {
    return wanted;
  },
  set wanted(width: number) {
    wanted = width;
    try {
      localStorage.setItem(stored, String(Math.round(width)));
    } catch {
      // Storage is full or forbidden: the choice holds until the page is left.
    }
  },
};
