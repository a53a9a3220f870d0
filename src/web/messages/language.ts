/** The interface languages. Chinese is the first and the default one. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** True for 'zh-CN' and 'en'. */
export const isLanguage = (text: unknown): text is Language => LANGUAGES.some((language) => language === text)
