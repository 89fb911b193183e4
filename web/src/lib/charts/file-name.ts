/** A file name with the day on it and without characters that file systems refuse. */
export function fileName(title: string, day: string, ending: 'csv' | 'png'): string {
  const plain = title
    .replaceAll(/[\\/:*?"<>|\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 80);
  return `${plain} ${day}.${ending}`;
}
