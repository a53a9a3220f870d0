import { defineEntity, p } from '@mikro-orm/core'
import { type Regime } from '../../law/rules.ts'
import { type OrganSettings } from '../organ-settings.ts'

/** A body that receives applications: a college, an administrative organ, an authorised organisation. */
const OrganSchema = defineEntity({
  name: 'Organ',
  tableName: 'organ',
  properties: {
    organId: p.integer().primary().fieldName('organ_id'),
    slug: p.text(),
    name: p.text(),
    regime: p.text().$type<Regime>(),
    settings: p.json().$type<OrganSettings>(),
    createdAt: p
      .datetime()
      .fieldName('created_at')
      .onCreate(() => new Date()),
  },
})
export class Organ extends OrganSchema.class {}
OrganSchema.setClass(Organ)
