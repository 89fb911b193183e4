/** What can be asked of a chart that is drawn. */
export interface DrawnChart {
  /** As a picture, twice as sharp as on a plain screen. */
  toCanvas(background: string): HTMLCanvasElement;
}
