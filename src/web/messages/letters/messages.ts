import { catalogue } from '../catalogue.ts'
import { zh } from './zh-CN.ts'

/** Words of letters: files kept, service, wording, numbering, case file. */
export const letterMessages = catalogue(zh)
