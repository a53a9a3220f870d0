import { type LetterDocument } from '../letters/letter.ts'
import { dayText } from '../letters/phrases.ts'

const INDENT = '　　'

/** Groups remedy sentences into printed paragraphs: one, save that a web address has a line of its own. */
export function remedyParagraphs(remedies: readonly string[]): string[] {
  const joined = remedies.filter((sentence) => !/https?:/.test(sentence)).join('')
  return [joined, ...remedies.filter((sentence) => /https?:/.test(sentence))].filter(Boolean)
}

/** 附件 as printed: one without a number, several numbered. */
export function enclosureLines(enclosures: readonly string[]): string[] {
  if (enclosures.length < 2) return enclosures.map((name) => `附件：${name}`)
  return enclosures.map((name, index) => `${index === 0 ? '附件：' : INDENT.concat('　')}${index + 1}. ${name}`)
}

/** A letter as plain text, in the order it is printed; paragraphs indented by two characters, lines unbroken. */
export function letterText(letter: LetterDocument): string {
  const indented = [...letter.paragraphs, ...remedyParagraphs(letter.remedies), letter.closing]
  const enclosures =
    letter.enclosures.length === 0 ? [] : ['', ...enclosureLines(letter.enclosures).map((line) => INDENT + line)]
  return [
    ...letter.title,
    letter.number,
    '',
    `${letter.addressee}：`,
    ...indented.map((paragraph) => INDENT + paragraph),
    ...enclosures,
    '',
    letter.signature,
    dayText(letter.date),
    '',
  ].join('\n')
}
