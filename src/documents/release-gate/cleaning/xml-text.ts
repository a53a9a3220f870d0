const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const IN_ATTRIBUTES: Readonly<Record<string, string>> = { ...SIGNS, '"': '&quot;', '\n': '&#10;', '\t': '&#9;' }

/** Text as it stands between tags. Most holds no such sign: then nothing is called. */
export const plainXml = (text: string): string =>
  /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (sign) => SIGNS[sign] ?? sign) : text
const attributeXml = (text: string): string =>
  /[&<>\r\n\t"]/.test(text) ? text.replace(/[&<>\r\n\t"]/g, (sign) => IN_ATTRIBUTES[sign] ?? sign) : text

/** `<w:t xml:space="preserve">`; closed at once where it holds nothing. */
export function openTag(tag: string, attributes: Readonly<Record<string, string>>, empty = false): string {
  let written = `<${tag}`
  for (const name in attributes) written += ` ${name}="${attributeXml(attributes[name] ?? '')}"`
  return `${written}${empty ? '/>' : '>'}`
}
