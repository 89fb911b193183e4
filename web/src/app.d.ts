declare global {
  namespace App {
    interface PageState {
      /** The side panel was opened by a click here, so closing it may go back in history. */
      panelOpenedHere?: boolean;
    }
  }
}
export {};
