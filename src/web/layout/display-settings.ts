import { type Request, type RequestHandler, type Response } from 'express'
import { cookieOf } from '../../http/cookie.ts'
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
/** The field that says so. */
export const SWITCHING = 'display'
const YEAR_IN_MS = 365 * 24 * 60 * 60 * 1000

/** The office's own texts have no English yet: all in Chinese, not half of each. */
const languagesOf = (req: Request): readonly Language[] =>
  /^\/office(?![\w-])/.test(req.originalUrl) ? ['zh-CN'] : LANGUAGES

/** Language of a request: ?lang= before the cookie before Chinese. */
export function languageOf(req: Request): Language {
  const wanted = [req.query['lang'], cookieOf(req, LANGUAGE_COOKIE)]
  return wanted.filter(isLanguage).find((each) => languagesOf(req).includes(each)) ?? 'zh-CN'
}

/** Language, text size (?text= before the cookie before standard) and address of a request. */
export function displaySettings(req: Request): DisplaySettings {
  const text = [req.query['text'], cookieOf(req, TEXT_COOKIE)].find(isTextSize)
  return { lang: languageOf(req), languages: languagesOf(req), largeText: text === 'large', url: req.originalUrl }
}

/** Middleware: a reader who follows a switch keeps its setting for a year. The cookies say nothing about the person. */
export function keepDisplaySettings(): RequestHandler {
  return (req, res, next) => {
    const { lang, text } = req.query
    const cookie = { maxAge: YEAR_IN_MS, sameSite: 'lax', httpOnly: true, path: '/', secure: req.secure } as const
    if (isLanguage(lang)) res.cookie(LANGUAGE_COOKIE, lang, cookie)
    if (isTextSize(text)) res.cookie(TEXT_COOKIE, text, cookie)
    next()
  }
}

/** Whether a form came only to be shown again in another language or size, with what is typed in it. */
export const isSwitching = (req: Request): boolean =>
  (req.body as Record<string, unknown> | undefined)?.[SWITCHING] === 'yes'

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
  const cookie = { maxAge: YEAR_IN_MS, sameSite: 'lax', httpOnly: true, path: '/', secure: req.secure } as const
  res.cookie(KEYS_COOKIE, on ? 'on' : 'off', cookie)
}

const isTextSize = (value: unknown): value is 'large' | 'standard' => value === 'large' || value === 'standard'
