import { type Report } from './report.ts'

/** Folders of a computer or a network: they name people, departments, servers. */
const PATHS = [
  /\b[A-Za-z]:\\{1,2}[^\s"<>|*?][^"<>|*?\r\n]{2,200}/,
  /(?<![\\\w])\\\\[\w.-]{2,64}\\[^"<>|*?\r\n]{1,200}/,
  /\bfile:\/{2,3}[^\s"<>]{2,200}/i,
  /(?<![\w.])\/(?:Users|home)\/[^\s"<>/]{1,64}/,
]

/** Reports the first folder named in a text that is not part of the page. */
export function addPaths(report: Report, place: string, text: string): void {
  const found = PATHS.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined)
  if (found !== undefined) report.add('local-path', place, found)
}
