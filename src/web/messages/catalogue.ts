import { type Language } from './language.ts'

/**
 * A slice of interface texts, as a function from language to texts: `const t = sharedMessages(lang)`.
 *
 * A slice is a folder: `zh-CN.ts` (`export const zh = { … }`, strings and functions that give strings), `en.ts`
 * (`export const en = { … } satisfies typeof zh`, so a missing or surplus key does not compile) and `messages.ts`
 * (`export const sliceMessages = catalogue(zh, en)`). Without English the slice speaks Chinese (office pages may).
 */
export function catalogue<Texts extends object>(
  chinese: Texts,
  english: NoInfer<Texts> = chinese,
): (language: Language) => Texts {
  const texts: Record<Language, Texts> = { 'zh-CN': chinese, en: english }
  return (language) => texts[language]
}
