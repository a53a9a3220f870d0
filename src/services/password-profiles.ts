/**
 * What passwords must be, by profile. `modern`: long, never asked to change (NIST SP 800-63B, ASVS 6.2); `mlps-2` and
 * `mlps-3`: what 网络安全等级保护 asks at its second and third level (GB/T 22239: complexity, regular change; at the third
 * two kinds of proof). Days are calendar days.
 */
export const PASSWORD_PROFILES = {
  modern: { classes: 1, days: null, secondFactor: false },
  'mlps-2': { classes: 3, days: 180, secondFactor: false },
  'mlps-3': { classes: 3, days: 90, secondFactor: true },
} as const satisfies Record<string, { classes: number; days: number | null; secondFactor: boolean }>

export type PasswordProfile = keyof typeof PASSWORD_PROFILES
export const PASSWORD_PROFILE_NAMES = Object.keys(PASSWORD_PROFILES) as readonly PasswordProfile[]

/** How many kinds of characters a password holds: small letters, capitals, digits, all others. */
export const classesOf = (password: string): number =>
  [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length

const DAY_MS = 24 * 60 * 60 * 1000

/** What an account owes before it may work: a fresh password, a second factor, nothing. */
export function owedBy(
  account: { passwordSetAt?: Date | null | undefined; factorProvedAt?: Date | null | undefined },
  profile: PasswordProfile,
  now: Date,
): 'password' | 'second-factor' | null {
  const { days, secondFactor } = PASSWORD_PROFILES[profile]
  const age = now.getTime() - (account.passwordSetAt?.getTime() ?? 0)
  if (days !== null && age > days * DAY_MS) return 'password'
  return secondFactor && !account.factorProvedAt ? 'second-factor' : null
}
