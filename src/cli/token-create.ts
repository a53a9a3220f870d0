import { createToken } from '../services/api-tokens.ts'
import { SYSTEM, type TokenRole } from '../services/context.ts'
import { TOKEN_ROLES } from '../services/rights.ts'
import { type Command } from './command.ts'
import { organNamed } from './organ-named.ts'

/** Issues a token for the JSON interface. */
export const TOKEN_CREATE: Command = {
  options: {
    organ: { required: true },
    name: { required: true },
    role: { required: true, words: TOKEN_ROLES },
  },
  notes: ['标准输出: {token}    只显示这一次，请妥善保存'],
  run: ({ options: { organ: slug = '', name = '', role }, outside }) =>
    outside.withContext(async (context) => {
      const organ = await organNamed(context, slug)
      return { json: { token: await createToken(context, organ, name, role as TokenRole, SYSTEM(organ.organId)) } }
    }),
}
