import { paragraph, upright, type Block, type OfficialDocument } from './document.ts'
import { type LetterDocument } from './letter.ts'

/** A letter as an official document, in the order it is printed; under a red head stands its number. */
export function letterPages(letter: LetterDocument): OfficialDocument {
  const { head, number } = letter
  return {
    title: letter.title.join(''),
    author: letter.signature,
    on: letter.date,
    ...(head === undefined ? {} : { redHead: { organ: head, number } }),
    sections: upright([
      { type: 'title', lines: letter.title },
      ...(head === undefined ? [paragraph(number, 'centre')] : []),
      { type: 'blank' },
      paragraph(`${letter.addressee}：`, 'addressee'),
      ...[...letter.paragraphs, ...remedyParagraphs(letter.remedies), ...letter.closing.split('\n')]
        .filter(Boolean)
        .flatMap(textBlocks),
      ...enclosures(letter.enclosures),
      { type: 'signature', organ: letter.signature, on: letter.date },
    ]),
  }
}

/** Each thing that may be contested begins a paragraph (如对……不服), and so does a sentence with a web address. */
function remedyParagraphs(remedies: readonly string[]): string[] {
  const paragraphs: string[] = []
  for (const sentence of remedies) {
    if (paragraphs.length === 0 || /^如对|https?:/.test(sentence)) paragraphs.push(sentence)
    else paragraphs[paragraphs.length - 1] += sentence
  }
  return paragraphs
}

/** Headings within the text (一、……, without a stop at the end) are set as such, as the standard asks. */
function textBlocks(text: string): Block[] {
  return /^[一二三四五六七八九十]+、[^。]*$/.test(text) ? [{ type: 'heading', text }] : addressesApart(text)
}

const WEB_ADDRESS = /https?:\/\/[^\s，。；、）》”"<>]+/

/** Puts each web address on a line of its own; a stop that only followed the address goes. */
function addressesApart(text: string, set?: 'margin'): Block[] {
  const found = WEB_ADDRESS.exec(text)
  if (found === null) return /[\p{L}\p{N}]/u.test(text) ? [paragraph(text, set)] : []
  const [url] = found
  const before = text.slice(0, found.index)
  const after = text.slice(found.index + url.length).replace(/^[。；，、]/, '')
  return [...addressesApart(before, set), { type: 'address', url }, ...addressesApart(after, 'margin')]
}

/** 附件 as printed: one without a number, several numbered. */
function enclosures(names: readonly string[]): Block[] {
  if (names.length === 0) return []
  const single = names.length === 1
  const items = names.map((text, index) => ({
    mark: `${index === 0 ? '附件：' : '　　　'}${single ? '' : `${index + 1}. `}`,
    text,
  }))
  return [{ type: 'blank' }, { type: 'list', items }]
}
