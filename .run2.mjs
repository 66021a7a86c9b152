import { api, enter, otp, shoot, jar } from './.shots.mjs'
await enter('admin', otp)
const [root] = (await api('admin', 'GET', '/api/units')).units
const add = async (userName, name, grants = [], unitId = root.id) =>
  await api('admin', 'POST', '/api/users', { unitId, userName, name, grants })
const s = await add('anquan', '孙安', [{ unitId: root.id, role: 'security-admin' }])
await enter('anquan', s.oneTimePassword)
const center = await api('admin', 'POST', '/api/units', {
  parentId: root.id,
  name: '示例县融媒体中心',
  code: '102001',
})
await api('admin', 'POST', '/api/units', { parentId: center.id, name: '技术保障部', code: '' })
const a = await add('shenji', '钱审')
const li = await add('limin', '李敏', [], center.id)
await api('anquan', 'PUT', `/api/users/${a.user.id}/grants`, {
  grants: [{ unitId: root.id, role: 'audit-admin' }],
  version: 1,
})
await api('anquan', 'PUT', `/api/users/${li.user.id}/grants`, {
  grants: [
    { unitId: center.id, role: 'finance' },
    { unitId: center.id, role: 'project-owner' },
  ],
  version: 1,
})
await enter('shenji', a.oneTimePassword)
await api('shenji', 'POST', '/api/session', { userName: 'limin', password: 'x' }).catch(() => {})
await api('anquan', 'POST', '/api/audit/verify', {}).catch((e) => console.log(e.message))
await shoot('units2', 'admin', '/identity/units')
await shoot('users-sec', 'anquan', `/identity/users?user=${li.user.id}`)
await shoot('users-adm', 'admin', `/identity/users?user=${li.user.id}`)
await shoot('users-list', 'anquan', `/identity/users`)
await shoot('audit', 'shenji', '/identity/audit', async (p) => {
  await p.getByRole('button', { name: '校验审计链' }).click()
  await p.waitForTimeout(800)
})
await shoot('audit-row', 'shenji', '/identity/audit', async (p) => {
  await p.locator('.identity-link').first().click()
})
await shoot('docs', null, '/api/docs')
await shoot('otp', 'admin', '/identity/users', async (p) => {
  await p.getByRole('button', { name: '新建账号' }).click()
  await p.getByLabel('姓名', { exact: true }).fill('王丽')
  await p.getByLabel('用户名', { exact: true }).fill('wangli' + p.viewportSize().width)
  await p.getByRole('button', { name: '建立账号' }).click()
  await p.waitForTimeout(1500)
})
