import { ministryList, ownCatalogue } from './catalogue.zh-CN.ts'
import { channels, duties, findings, opinions } from './supervision.zh-CN.ts'
import { items } from './items.zh-CN.ts'
import { links } from './links.zh-CN.ts'

/** Texts of what is published on one's own initiative, for the office; one file a part. */
export const zh = {
  chooseDepartment: '请选择部门',
  items,
  links,
  ownCatalogue,
  ministryList,
  duties,
  findings,
  opinions,
  channels,
}
