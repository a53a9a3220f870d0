import Joi from 'joi'
import { INTERESTS, type Interest } from '../../../letters/letter-facts.ts'

const isInterest = (value: unknown): value is Interest => typeof value === 'string' && Object.hasOwn(INTERESTS, value)

/** The right of a third party as it was chosen; nothing where none or none that there is. */
export const readInterest = (value: unknown): { interest?: Interest } => (isInterest(value) ? { interest: value } : {})

/** Schema of the choice; empty for both or others. */
export const interestField = (label: string): Joi.Schema =>
  Joi.string()
    .valid('', ...Object.keys(INTERESTS))
    .empty('')
    .label(label)

/** What can be chosen; `general`: what stands for none of them alone. */
export const interestItems = (general: string): { value: string; text: string }[] => [
  { value: '', text: general },
  ...Object.entries(INTERESTS).map(([value, { label }]) => ({ value, text: label })),
]
