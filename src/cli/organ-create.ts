import { REGIMES, type Regime } from '../law/rules.ts'
import { createOrgan } from '../services/organ-service.ts'
import { type Command } from './command.ts'

/** Adds a body that receives applications. */
export const ORGAN_CREATE: Command = {
  options: {
    slug: { required: true },
    name: { required: true },
    regime: { required: true, words: Object.keys(REGIMES) },
  },
  notes: [
    '标准输出: {slug}    slug 为网址简称，小写字母、数字、连字符',
    ...Object.entries(REGIMES).map(([regime, { label }]) => `${regime}: ${label}`),
  ],
  run: ({ options: { slug = '', name = '', regime }, outside }) =>
    outside.withContext(async (context) => {
      const organ = await createOrgan(context, { slug, name, regime: regime as Regime })
      return { json: { slug: organ.slug } }
    }),
}
