export const one = <T>(from: readonly T[], random: () => number): T => from[Math.floor(random() * from.length)] as T;
