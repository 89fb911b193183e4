/** Whether the rail shows words or icons only; a choice of this device. */
const stored = 'muster:rail';

let narrow = $state(read());

function read(): boolean {
  try {
    return localStorage.getItem(stored) === 'narrow';
  } catch {
    return false;
  }
}

export const rail = {
  get narrow(): boolean {
    return narrow;
  },
  toggle(): void {
    narrow = !narrow;
    try {
      localStorage.setItem(stored, narrow ? 'narrow' : 'wide');
    } catch {
      // Storage is full or forbidden: the choice holds until the page is left.
    }
  },
};
