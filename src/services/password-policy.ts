import { classesOf, PASSWORD_PROFILES, type PasswordProfile } from './password-profiles.ts'
import { type OrganRef } from './context.ts'
import { Invalid } from './errors.ts'
import { hashPassword } from './password-hashing.ts'

/** Shortest password accepted; 64 and more characters are always fine. (NIST SP 800-63B, OWASP ASVS 6.2) */
export const SHORTEST_PASSWORD = 12

/** Pieces that appear in every list of stolen passwords, or that name this product's own context. */
const COMMON = [
  'password',
  '123456',
  'qwerty',
  'admin',
  'abc123',
  '111111',
  '000000',
  'letmein',
  'welcome',
  'iloveyou',
  'xinxigongkai',
  'gongkai',
  'woaini',
  '5201314',
  'a1b2c3',
  'zxcvbn',
  '信息公开',
  '管理员',
  '密码',
]

/** What is wrong with a password, in words; empty when nothing. @param context words that must not make it up */
export function passwordProblems(
  password: string,
  context: readonly string[],
  profile: PasswordProfile = 'modern',
): string[] {
  if ([...password].length < SHORTEST_PASSWORD) return [`密码至少要有${SHORTEST_PASSWORD}个字符，可以用一句话`]
  const { classes } = PASSWORD_PROFILES[profile]
  if (classesOf(password) < classes)
    return [`密码要包含小写字母、大写字母、数字、其他字符中的至少${classes}类（本单位的密码规定）`]
  const rest = [...COMMON, ...context.filter((word) => word.length > 2)].reduce(
    (left, word) => left.replaceAll(word.toLowerCase(), ''),
    password.toLowerCase(),
  )
  return new Set(rest).size < 5 ? ['密码太容易猜到，请避开常见词、单位名称和重复的字符'] : []
}

/** A password as it is kept. @throws Invalid for one that breaks the body's policy */
export async function hashed({ name, slug, settings }: OrganRef, login: string, password: string): Promise<string> {
  const problems = passwordProblems(password, [login, name, slug], settings.passwordProfile)
  if (problems.length > 0) throw new Invalid(problems.map((text) => ({ field: 'password', text })))
  return hashPassword(password)
}
