import { api, enter, otp, shoot } from './.shots.mjs'
await enter('admin', otp)
const units = (await api('admin', 'GET', '/api/units')).units
console.log(units)
await shoot('signin', null, '/')
await shoot('users0', 'admin', '/identity/users')
await shoot('adduser', 'admin', '/identity/users', async (p) => {
  await p.getByRole('button', { name: '新建账号' }).click()
})
await shoot('units', 'admin', '/identity/units')
