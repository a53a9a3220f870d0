import { type Attributes } from './read-xml.ts'

/** What Word calls its colours of highlighting. */
export const HIGHLIGHTS: Readonly<Record<string, string>> = {
  ...{ yellow: 'FFFF00', green: '00FF00', cyan: '00FFFF', magenta: 'FF00FF', blue: '0000FF', red: 'FF0000' },
  ...{ darkBlue: '000080', darkCyan: '008080', darkGreen: '008000', darkMagenta: '800080', darkRed: '800000' },
  ...{ darkYellow: '808000', darkGray: '808080', lightGray: 'C0C0C0', black: '000000' },
}

/** Whether a colour cannot be told from white paper, or from black ink. */
export const isWhite = (colour: string): boolean => /^(?:F[89A-F]){3}$/.test(colour)
export const isBlack = (colour: string): boolean => /^(?:[01][0-9A-F]){3}$/.test(colour)

/** The colour of letters as `w:color` says it: six digits, or what it says instead. */
export const colourOfWord = ({ themeColor = '', val = '' }: Attributes): string =>
  /^(?:background|light)1$/.test(themeColor) ? 'FFFFFF' : val.toUpperCase()
