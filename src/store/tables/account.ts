import { defineEntity, p } from '@mikro-orm/core'

/** What a program may be. */
export type TokenRole = 'clerk' | 'head' | 'auditor' | 'admin'

/**
 * What staff may be; `rights.ts` in services says what each may do. `contact` is a department's 信息员; `system`,
 * `security` and `auditor` are the three administrators that 等保 wants kept apart, `admin` all of them in one.
 */
export type Role = TokenRole | 'reviewer' | 'contact' | 'system' | 'security'

/** A member of staff who signs in. */
const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    organId: p.integer().fieldName('organ_id').primary(),
    accountId: p.uuid().fieldName('account_id').primary(),
    login: p.text(),
    name: p.text(),
    email: p.text().nullable(),
    role: p.text().$type<Role>(),
    /** Null until an invited person has set one. */
    passwordHash: p.text().fieldName('password_hash').nullable(),
    createdAt: p.datetime().fieldName('created_at'),
    disabledAt: p.datetime().fieldName('disabled_at').nullable(),
    passwordSetAt: p.datetime().fieldName('password_set_at').nullable(),
    invitedAt: p.datetime().fieldName('invited_at').nullable(),
    invitationTurn: p.integer().fieldName('invitation_turn').default(0),
    factorProvedAt: p.datetime().fieldName('factor_proved_at').nullable(),
    feedTurn: p.integer().fieldName('feed_turn').default(0),
    feedOpen: p.boolean().fieldName('feed_open').default(false),
    digest: p.boolean().default(true),
    /** What newly came in before this instant is told by mail; null: not wanted. */
    arrivalsTold: p.datetime().fieldName('arrivals_told').nullable(),
  },
})
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account)

/** A key for programs that use the JSON interface in the name of an office. Only its hash is kept. */
const ApiTokenSchema = defineEntity({
  name: 'ApiToken',
  tableName: 'api_token',
  properties: {
    organId: p.integer().fieldName('organ_id').primary(),
    tokenId: p.uuid().fieldName('token_id').primary(),
    name: p.text(),
    role: p.text().$type<TokenRole>(),
    tokenHash: p.blob().fieldName('token_hash'),
    createdAt: p.datetime().fieldName('created_at'),
    usedAt: p.datetime().fieldName('used_at').nullable(),
    revokedAt: p.datetime().fieldName('revoked_at').nullable(),
  },
})
export class ApiToken extends ApiTokenSchema.class {}
ApiTokenSchema.setClass(ApiToken)
