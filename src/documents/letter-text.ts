import { letterPages } from '../letters/letter-pages.ts'
import { type LetterDocument } from '../letters/letter.ts'
import { documentText } from './document-text.ts'

/** A letter as plain text. */
export const letterText = (letter: LetterDocument): string => documentText(letterPages(letter))
