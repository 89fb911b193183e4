/** The most telling first: each browser also says the names of those it wants to pass for. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, '微信 WeChat'],
  [/Lark\/|Feishu\//, '飞书 Lark'],
  [/DingTalk/, '钉钉 DingTalk'],
  [/Edg(A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/QQBrowser\//, 'QQ'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** A device as its owner would call it: "Chrome · Windows". null when it does not say. */
export function deviceOf(userAgent: string | null | undefined): string | null {
  const find = (list: typeof browsers): string | undefined => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  return [find(browsers), find(systems)].filter((part) => part !== undefined).join(' · ') || null;
}

/** Which of the sessions is this browser's own: the one that says so, or the only one that looks like it. */
export function ownSession<T extends { readonly userAgent?: string | null; readonly current?: boolean }>(
  sessions: readonly T[],
  userAgent: string,
): T | null {
  const said = sessions.find(({ current }) => current === true);
  if (said !== undefined) return said;
  const alike = sessions.filter((session) => session.userAgent === userAgent);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}
