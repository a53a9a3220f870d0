const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const IN_ATTRIBUTES: Readonly<Record<string, string>> = { ...SIGNS, '"': '&quot;', '\n': '&#10;', '\t': '&#9;' }

/** Text as it stands between tags. */
export const plainXml = (text: string): string => text.replace(/[&<>\r]/g, (sign) => SIGNS[sign] ?? sign)
const attributeXml = (text: string): string => text.replace(/[&<>\r\n\t"]/g, (sign) => IN_ATTRIBUTES[sign] ?? sign)

/** `<w:t xml:space="preserve">`; closed at once where it holds nothing. */
export function openTag(tag: string, attributes: Readonly<Record<string, string>>, empty = false): string {
  let written = `<${tag}`
  for (const name in attributes) written += ` ${name}="${attributeXml(attributes[name] ?? '')}"`
  return `${written}${empty ? '/>' : '>'}`
}
