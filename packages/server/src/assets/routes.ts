import { assetsApi } from '@rongheng/core/assets/api'
import { reachApi } from '@rongheng/core/assets/reach-policy'
import type { App } from '../http/app-types.ts'
import { route } from '../http/route.ts'
import { latestDiscovery, startDiscovery, stopDiscovery } from './discovery.ts'
import {
  addDocument,
  addEvent,
  downloadDocument,
  downloadPhoto,
  removeDocument,
  reportFault,
  uploadPhoto,
} from './history.ts'
import { reachPolicy, saveReachPolicy } from './reach-policy.ts'
import { getDevice, getSystem, register } from './register.ts'
import { exportAssets, importAssets, importFaults, tryImport } from './workbook.ts'
import { addAsset, removeAsset, saveAsset, setNeeds, setState } from './write.ts'

/** Routes of systems, devices and what belongs to them, and of what the program may reach. */
export function assetRoutes(app: App): void {
  route(app, assetsApi.register, register)
  route(app, assetsApi.getSystem, getSystem)
  route(app, assetsApi.getDevice, getDevice)
  route(app, assetsApi.addSystem, addAsset('system'))
  route(app, assetsApi.saveSystem, saveAsset('system'))
  route(app, assetsApi.addDevice, addAsset('device'))
  route(app, assetsApi.saveDevice, saveAsset('device'))
  route(app, assetsApi.addSoftware, addAsset('software'))
  route(app, assetsApi.saveSoftware, saveAsset('software'))
  route(app, assetsApi.addLocation, addAsset('location'))
  route(app, assetsApi.saveLocation, saveAsset('location'))
  route(app, assetsApi.addVendor, addAsset('vendor'))
  route(app, assetsApi.saveVendor, saveAsset('vendor'))
  route(app, assetsApi.addContract, addAsset('contract'))
  route(app, assetsApi.saveContract, saveAsset('contract'))
  route(app, assetsApi.remove, removeAsset)
  route(app, assetsApi.setNeeds, setNeeds)
  route(app, assetsApi.setState, setState)
  route(app, assetsApi.addEvent, addEvent)
  route(app, assetsApi.uploadPhoto, uploadPhoto)
  route(app, assetsApi.reportFault, reportFault)
  route(app, assetsApi.downloadPhoto, downloadPhoto)
  route(app, assetsApi.addDocument, addDocument)
  route(app, assetsApi.removeDocument, removeDocument)
  route(app, assetsApi.downloadDocument, downloadDocument)
  route(app, assetsApi.startDiscovery, startDiscovery)
  route(app, assetsApi.latestDiscovery, latestDiscovery)
  route(app, assetsApi.stopDiscovery, stopDiscovery)
  route(app, assetsApi.exportAssets, exportAssets)
  route(app, assetsApi.tryImport, tryImport)
  route(app, assetsApi.importAssets, importAssets)
  route(app, assetsApi.importFaults, importFaults)
  route(app, reachApi.getPolicy, reachPolicy)
  route(app, reachApi.savePolicy, saveReachPolicy)
}
