/** The time zone of the team whose pages are open: it decides where a day begins. */
let current = $state('Asia/Shanghai');

export const teamZone = {
  get current(): string {
    return current;
  },
  /** Takes an IANA name; one that this browser does not know changes nothing. */
  set current(zone: string) {
    if (isTimeZone(zone)) current = zone;
  },
};

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}
