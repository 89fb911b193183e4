import type { DrawnChart } from './drawn-chart.ts';
import type { Palette } from './palette.ts';

const scale = 2;
const side = 16;

/** The chart with its title and what it speaks of above it, as a PNG that can stand alone in a report. */
export function toPicture(chart: DrawnChart, palette: Palette, title: string, text: string): Promise<Blob | null> {
  const drawn = chart.toCanvas(palette.surface);
  const canvas = document.createElement('canvas');
  const top = side + 22 + 20 + 10;
  canvas.width = drawn.width + 2 * side * scale;
  canvas.height = drawn.height + (top + side) * scale;
  const pen = canvas.getContext('2d');
  if (pen === null) return Promise.resolve(null);
  pen.fillStyle = palette.surface;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = 'top';
  pen.fillStyle = palette.text;
  pen.font = `600 ${16 * scale}px ${palette.font}`;
  pen.fillText(title, side * scale, side * scale);
  pen.fillStyle = palette.text2;
  pen.font = `${12 * scale}px ${palette.font}`;
  pen.fillText(text, side * scale, (side + 24) * scale);
  pen.drawImage(drawn, side * scale, top * scale);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
