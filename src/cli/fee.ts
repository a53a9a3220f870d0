import Joi from 'joi'
import { type FeeMode, LARGEST_COUNT, processingFee } from '../law/fee.ts'
import { type Command } from './command.ts'
import { id, readItems } from './json-input.ts'

type Item = { id?: string | number | null; mode: FeeMode; count: number }

const item = Joi.object<Item>({
  id,
  mode: Joi.valid('item', 'page').required(),
  count: Joi.number().integer().min(0).max(LARGEST_COUNT).required(),
})
  .required()
  .label('这一项')

/** The information-processing fee (国办函〔2020〕109号). */
export const FEE: Command = {
  notes: ['标准输入: [{id, mode: "item"|"page", count}]    标准输出: [{id, yuan}]'],
  run: async ({ outside }) => ({
    json: (await readItems(outside, item)).map(({ id: name, mode, count }) => ({
      id: name ?? null,
      yuan: processingFee(mode, count),
    })),
  }),
}
