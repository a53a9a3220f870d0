import { type Request, type RequestHandler, type Response } from 'express'
import { cookieOf } from '../../http/cookie.ts'
import { DISPLAY_FIELD } from '../../http/form.ts'
import { isLanguage, LANGUAGES, type Language } from '../messages/language.ts'

/** How this reader wants pages: language and text size, and the address they are at (for the switches). */
export interface DisplaySettings {
  lang: Language
  /** What this page can be read in. */
  languages: readonly Language[]
  largeText: boolean
  /** Path and query of this page. */
  url: string
}

const LANGUAGE_COOKIE = 'lang'
const TEXT_COOKIE = 'text'
const YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000

/** The office's own texts have no English yet: all in Chinese, not half of each. */
const languagesOf = (req: Request): readonly Language[] =>
  /^\/office(?![\w-])/.test(req.originalUrl) ? ['zh-CN'] : LANGUAGES

/** Language of a request: ?lang= before the cookie before Chinese. */
export function languageOf(req: Request): Language {
  const wanted = [req.query['lang'], cookieOf(req, LANGUAGE_COOKIE)]
  return wanted.filter(isLanguage).find((each) => languagesOf(req).includes(each)) ?? 'zh-CN'
}

/** Language, text size (?text= before the form's before the cookie before standard) and address of a request. */
export function displaySettings(req: Request): DisplaySettings {
  const text = [req.query['text'], displayField(req), cookieOf(req, TEXT_COOKIE)].find(isTextSize)
  return { lang: languageOf(req), languages: languagesOf(req), largeText: text === 'large', url: req.originalUrl }
}

/** Middleware: a reader who follows a switch keeps its setting for a year. The cookies say nothing about the person. */
export function keepDisplaySettings(): RequestHandler {
  return (req, res, next) => {
    const { lang, text } = req.query
    if (isLanguage(lang)) keep(req, res, LANGUAGE_COOKIE, lang)
    if (isTextSize(text)) keep(req, res, TEXT_COOKIE, text)
    next()
  }
}

/** What a switch says that is a button of a form. */
const displayField = (req: Request): unknown => (req.body as Record<string, unknown> | undefined)?.[DISPLAY_FIELD]

/** Whether a form came only to be shown again in another language or size, with what is typed in it. */
export const isSwitching = (req: Request): boolean => displayField(req) === 'yes'

/** The same for a form of the office, whose switch names the size itself; it is kept like any other choice. */
export function isSizeSwitch(req: Request, res: Response): boolean {
  const size = displayField(req)
  if (!isTextSize(size)) return false
  keep(req, res, TEXT_COOKIE, size)
  return true
}

/** This page's address with one setting changed; always a path on this site. */
export function switched(url: string, setting: 'lang' | 'text', value: string): string {
  const [path = '/', query = ''] = url.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set(setting, value)
  return `/${path.replace(/^[/\\]+/, '')}?${parameters.toString()}`
}

const KEYS_COOKIE = 'keys'

/** Whether this reader wants keyboard shortcuts; on until switched off. */
export const hasKeys = (req: Request): boolean => cookieOf(req, KEYS_COOKIE) !== 'off'

/** Keeps the choice for a year. */
export function setKeys(req: Request, res: Response, on: boolean): void {
  keep(req, res, KEYS_COOKIE, on ? 'on' : 'off')
}

function keep(req: Request, res: Response, name: string, value: string): void {
  res.cookie(name, value, { maxAge: YEAR_IN_MS, sameSite: 'lax', httpOnly: true, path: '/', secure: req.secure })
}

const isTextSize = (value: unknown): value is 'large' | 'standard' => value === 'large' || value === 'standard'
