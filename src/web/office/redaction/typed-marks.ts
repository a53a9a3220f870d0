import Joi from 'joi'
import { parse } from '../../../http/form.ts'
import { type Regime } from '../../../law/rules.ts'
import { partGrounds } from '../../../letters/reply-grounds.ts'
import { type Place } from '../../../letters/redaction.ts'
import { Invalid } from '../../../services/errors.ts'
import { type Withheld } from '../../../services/redaction-marking.ts'
import { letterMessages } from '../../messages/letters/messages.ts'
import { linesOf } from '../acts/act-page.ts'
import { choiceField, optionalText, textField, wholeNumber } from '../office-fields.ts'

const t = letterMessages('zh-CN').redaction

const withheld = (regime: Regime) => ({
  ground: choiceField(t.fields.ground, partGrounds(regime)),
  what: textField(t.fields.what, 100),
  reason: textField(t.fields.reason, 1000),
})

type Words = { words: string; personal: '' | 'yes' } & Withheld

/** The words to look for, and why they are withheld. @throws Invalid */
export function typedWords(body: unknown, regime: Regime): { words: string[]; personal: boolean; withheld: Withheld } {
  const schema = Joi.object<Words>({
    words: optionalText(t.fields.words, 2000),
    personal: Joi.string().valid('', 'yes').default(''),
    ...withheld(regime),
  })
  const { words, personal, ground, what, reason } = parse(schema, body)
  const lines = linesOf(words)
  if (lines.length === 0 && personal !== 'yes') throw new Invalid([{ field: 'words', text: t.problems.nothing }])
  return { words: lines, personal: personal === 'yes', withheld: { ground, what, reason } }
}

/** The numbers of a place, as they are typed. */
export const SIDES = ['left', 'top', 'width', 'height'] as const

const percent = (label: string) =>
  Joi.string()
    .trim()
    .required()
    .custom((text: string, context) => {
      const value = Number(text.normalize('NFKC').replace('%', ''))
      return text !== '' && value >= 0 && value <= 100 ? value : context.error('any.invalid')
    })
    .messages({ '*': t.problems.percent(label) })

/** Boxes drawn on the page: left, top, width, height, with commas. */
export const boxesIn = (body: unknown): string[] =>
  [(body as Record<string, unknown> | undefined)?.['boxes'] ?? []].flat().filter((box) => typeof box === 'string')
const MOST_DRAWN = 100

/** @throws Invalid for what no page of ours has drawn */
function drawnSides(box: string): Omit<Place, 'page'> {
  const [left = NaN, top = NaN, width = NaN, height = NaN] = box.split(',').map(Number)
  return inPage({ left, top, width, height })
}

/** @throws Invalid where it is not a place of the page */
function inPage<P extends Omit<Place, 'page'>>(place: P): P {
  const { left, top, width, height } = place
  const sound = left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= 100.1 && top + height <= 100.1
  if (!sound) throw new Invalid([{ field: 'width', text: t.problems.size }])
  return place
}

/** Places on a page, drawn or by their numbers, and why they are withheld. @throws Invalid */
export function typedPlaces(body: unknown, regime: Regime): { places: Place[]; withheld: Withheld } {
  const boxes = boxesIn(body).slice(0, MOST_DRAWN)
  const side = (name: (typeof SIDES)[number]) => (boxes.length > 0 ? Joi.any().strip() : percent(t.fields[name]))
  const sides = Object.fromEntries(SIDES.map((name) => [name, side(name)]))
  const schema = Joi.object<Place & Withheld>({
    page: wholeNumber(t.fields.page, 1, 999),
    ...sides,
    ...withheld(regime),
  } as never)
  const { page, ground, what, reason, ...typed } = parse(schema, body)
  const { left, top, width, height } = typed
  const places = boxes.length > 0 ? boxes.map(drawnSides) : [inPage({ left, top, width, height })]
  return { places: places.map((place) => ({ page, ...place })), withheld: { ground, what, reason } }
}
