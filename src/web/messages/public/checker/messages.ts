import { catalogue } from '../../catalogue.ts'
import { en } from './en.ts'
import { zh } from './zh-CN.ts'

/** Words of the checker for published reports, for the public and for offices. */
export const checkerMessages = catalogue(zh, en)
