import { defineEntity, p } from '@mikro-orm/core'

/** The one-time link by which the first administrator is made. Installation-wide. */
const SetupLinkSchema = defineEntity({
  name: 'SetupLink',
  tableName: 'setup',
  properties: {
    tokenHash: p.blob().fieldName('token_hash').primary(),
    createdAt: p.datetime().fieldName('created_at'),
    usedAt: p.datetime().fieldName('used_at').nullable(),
  },
})
export class SetupLink extends SetupLinkSchema.class {}
SetupLinkSchema.setClass(SetupLink)
