/** What may stand between `${` and `}` of an `html` template. Nothing prints for null, undefined and false. */
export type Child = string | number | Html | null | undefined | false | readonly Child[]

export type AttributeValue = string | number | boolean | null | undefined
export type Attributes = Readonly<Record<string, AttributeValue>>

/** A finished piece of markup. Only this file can make one, so text can never pass for markup. */
class Markup {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

export type Html = Markup

export const isHtml = (value: unknown): value is Html => value instanceof Markup

export const nothing: Html = new Markup('')

/**
 * Template tag that escapes every interpolation; nested Html stays as it is, arrays are joined.
 * A value right after `href="`, `src="` or `action="` must be a web, mail, telephone or relative address, else '#' is printed.
 * Throws TypeError for an attribute value without quotes, and for a value glued to a tag's name (`<input${…}`).
 */
export function html(literals: TemplateStringsArray, ...children: Child[]): Html {
  const parts = literals.map((literal, index) => {
    if (index === children.length) return literal
    return literal + printedAfter(literal, children[index])
  })
  return new Markup(parts.join(''))
}

/**
 * ` name="value"` for each entry, with the leading space; true prints the bare name, false, null and undefined nothing.
 * Throws TypeError for a name that is no attribute or an inline event handler.
 */
export function attributes(entries: Attributes = {}): Html {
  return new Markup(Object.entries(entries).map(attribute).join(''))
}

/** Children joined by a separator, empty ones left out. */
export function join(children: readonly Child[], separator: Child = ''): Html {
  return new Markup(children.map(printed).filter(Boolean).join(printed(separator)))
}

/**
 * Takes text as finished markup. Only for markup this program made itself, in the files listed in
 * test/web/html.test.ts; never for anything a person typed.
 */
export const trusted = (markup: string): Html => new Markup(markup)

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const ADDRESS_ATTRIBUTES = new Set(['href', 'src', 'action', 'formaction', 'cite', 'poster'])
const SAFE_ADDRESS = /^(?:(?:https?|mailto|tel):|[^:]*(?:[/?#]|$))/i

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

function printed(child: Child): string {
  if (child == null || child === false) return ''
  if (isHtml(child)) return child.toString()
  if (typeof child === 'object') return child.map(printed).join('')
  return escaped(String(child))
}

function printedAfter(literal: string, child: Child): string {
  if (/<\/?[a-z][\w-]*$/i.test(literal)) throw new TypeError(`no blank after the tag name in ${literal.slice(-20)}`)
  if (/=\s*$/.test(literal)) throw new TypeError(`attribute value without quotes after ${literal.slice(-20)}`)
  const name = /([a-z]+)="$/i.exec(literal)?.[1]?.toLowerCase()
  return name && ADDRESS_ATTRIBUTES.has(name) ? escaped(safeAddress(String(child ?? ''))) : printed(child)
}

function attribute([name, value]: [string, AttributeValue]): string {
  if (!/^[a-z_][\w:.-]*$/i.test(name) || /^on/i.test(name)) throw new TypeError(`not an attribute: ${name}`)
  if (value == null || value === false) return ''
  if (value === true) return ` ${name}`
  const text = String(value)
  return ` ${name}="${escaped(ADDRESS_ATTRIBUTES.has(name.toLowerCase()) ? safeAddress(text) : text)}"`
}

/** Browsers skip control characters and blanks inside a scheme, so the check does too. */
function safeAddress(address: string): string {
  return SAFE_ADDRESS.test(address.replace(/[\u0000-\u0020]/g, '')) ? address : '#'
}
