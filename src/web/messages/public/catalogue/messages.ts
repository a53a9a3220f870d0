import { catalogue } from '../../catalogue.ts'
import { en } from './en.ts'
import { zh } from './zh-CN.ts'

export const catalogueMessages = catalogue(zh, en)
