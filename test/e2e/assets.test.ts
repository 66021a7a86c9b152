import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { xlsxOf } from '../../tools/write-xlsx.mjs'
import { choose, openBrowser, signInFirst, walk } from './browser.ts'
import { startProgram } from './program.ts'

const program = await startProgram()
afterAll(() => program.stop())

const menu = (page: Page) => page.getByRole('navigation', { name: '主菜单' })
const picture = async (page: Page, name: string) => {
  const folder = process.env['ASSET_PICTURES']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

test('a system and a device are added, its label opens it on a telephone, a fault is reported, a workbook comes in', async () => {
  const browser = await openBrowser(1440)
  await walk(browser, 'assets', async (page) => {
    await signInFirst(page, program.url, 'yunwei', program.passwords.get('yunwei') ?? '')
    await menu(page).getByRole('link', { name: '系统与设备' }).click()
    await page.getByRole('button', { name: '登记系统' }).click()
    await choose(page.getByRole('dialog').getByLabel('系统类型', { exact: true }), '网络系统')
    const form = page.getByRole('dialog')
    // The template fills in the rest.
    expect(await form.getByLabel('系统名称').inputValue()).toBe('网络系统')
    await form.getByText(/通常包括：交换机、路由器/).waitFor()
    await form.getByLabel('系统名称').fill('走查网络')
    await picture(page, 'system-form')
    await form.getByRole('button', { name: '保存' }).click()
    await page.getByRole('link', { name: '走查网络' }).click()
    await page.getByRole('button', { name: '登记设备' }).click()
    await form.getByLabel('设备名称').fill('走查交换机')
    await form.getByLabel('资产编号').fill('ZC-0001')
    await form.getByLabel('质保到期').fill('2020-01-31')
    await form.getByRole('button', { name: '保存' }).click()
    await page.getByText('已到期 2020年1月31日').waitFor()
    await page.getByRole('button', { name: '修改依赖' }).click()
    await form.getByLabel('依赖于').click()
    // The example's own devices are more than the list shows at once.
    await form.getByLabel('依赖于').fill('走查')
    await page.getByTitle('走查交换机', { exact: true }).last().click()
    // The open list lies over the button.
    await form.getByRole('button', { name: '保存' }).press('Enter')
    await page.getByRole('listitem').getByRole('link', { name: '走查交换机' }).waitFor()
    await picture(page, 'system')

    await page.getByRole('rowheader').getByRole('link', { name: '走查交换机' }).click()
    await page.getByRole('button', { name: '打印标签' }).click()
    const label = page.getByRole('img', { name: '“走查交换机”的二维码' })
    const address = await label.getAttribute('data-address')
    expect(address).toMatch(new RegExp(`^${program.url}/assets/devices/dev_`))
    await picture(page, 'label')

    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(address ?? '')
    await page.getByRole('button', { name: '报告故障' }).click()
    await form.getByRole('button', { name: '提交故障报告' }).click()
    await form.getByText('请填写哪里不正常').waitFor()
    await form.getByLabel('哪里不正常').fill('电源灯不亮')
    await form.locator('input[type=file]').setInputFiles({
      name: '电源灯.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    })
    await form.getByText('已附照片 电源灯.jpg').waitFor()
    await picture(page, 'fault-phone')
    await form.getByRole('button', { name: '提交故障报告' }).click()
    await page.getByText('电源灯不亮').waitFor()
    await page.getByRole('button', { name: '查看照片' }).waitFor()
    await page.getByRole('button', { name: '维修', exact: true }).click()
    await page.getByText('已保存').waitFor()
    await picture(page, 'device-phone')

    await page.setViewportSize({ width: 1440, height: 900 })
    await page.getByRole('link', { name: '全部系统与设备' }).click()
    await page.getByRole('button', { name: '导入' }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: '设备.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: xlsxOf(
        [
          ['资产名称', '类别', '所属系统', '购买日期'],
          ['走查防火墙', '防火墙', '走查网络', '2024年5月1日'],
          ['走查服务器', '服务器', '没有的系统', '五月'],
        ],
        { name: '设备' },
      ),
    })
    await page.getByText('新增 1 行，修改 0 行，无变化 0 行，有问题 1 行。').waitFor()
    await page.getByText(/没有叫“没有的系统”的记录/).waitFor()
    await picture(page, 'import')
    await page.getByRole('button', { name: '导入 1 行' }).click()
    await page.getByText('已导入 1 行').waitFor()
    await page.getByRole('link', { name: '全部系统与设备' }).click()
    await page.getByRole('button', { name: '依赖拓扑' }).click()
    await page.getByRole('img', { name: '依赖拓扑' }).waitFor()
    await picture(page, 'topology')
    await page.getByRole('button', { name: '设备', exact: true }).click()
    await page.getByRole('link', { name: '走查防火墙' }).waitFor()
    await picture(page, 'devices')
    await page.setViewportSize({ width: 390, height: 844 })
    await picture(page, 'devices-phone')
  })
  expect(browser.complaints).toEqual([])
  await browser.close()
})
