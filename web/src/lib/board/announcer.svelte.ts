/** What a screen reader says next. The same words twice are said twice. */
export interface Announcer {
  readonly text: string;
  say(text: string): void;
}

export function createAnnouncer(): Announcer {
  let text = $state('');
  return {
    get text() {
      return text;
    },
    say(words) {
      text = words === text ? `${words}\u00a0` : words;
    },
  };
}
