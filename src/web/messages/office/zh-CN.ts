import { account } from './account.zh-CN.ts'
import { questions } from './questions.zh-CN.ts'
import { casePage } from './case.zh-CN.ts'
import { desk } from './desk.zh-CN.ts'
import { door } from './door.zh-CN.ts'
import { keys, organs } from './keys.zh-CN.ts'
import { ledger } from './ledger.zh-CN.ts'
import { register } from './register.zh-CN.ts'
import { working } from './working.zh-CN.ts'

/** Texts of the office, Chinese; one file a part. */
export const zh = { ...desk, keys, organs, ledger, ...door, register, casePage, working, questions, account }
