/** Pictures that wait for the network, in the browser's own database. Where there is none (private windows), in memory. */
export interface KeptPicture {
  id: string
  at: number
  blob: Blob
  width: number
  height: number
}

export interface PictureShelf {
  put(picture: KeptPicture): Promise<void>
  remove(id: string): Promise<void>
  all(): Promise<KeptPicture[]>
}

const STORE = 'pictures'
const OLDEST_MS = 7 * 24 * 3600 * 1000

export class MemoryShelf implements PictureShelf {
  private readonly kept = new Map<string, KeptPicture>()

  async put(picture: KeptPicture): Promise<void> {
    this.kept.set(picture.id, picture)
  }
  async remove(id: string): Promise<void> {
    this.kept.delete(id)
  }
  async all(): Promise<KeptPicture[]> {
    return [...this.kept.values()]
  }
}

class DatabaseShelf implements PictureShelf {
  constructor(private readonly database: IDBDatabase) {}

  async put(picture: KeptPicture): Promise<void> {
    await done(this.store('readwrite').put(picture))
  }
  async remove(id: string): Promise<void> {
    await done(this.store('readwrite').delete(id))
  }
  async all(): Promise<KeptPicture[]> {
    const kept = (await done(this.store('readonly').getAll())) as KeptPicture[]
    const fresh = kept.filter((each) => Date.now() - each.at < OLDEST_MS)
    await Promise.all(kept.filter((each) => !fresh.includes(each)).map((each) => this.remove(each.id)))
    return fresh.sort((one, other) => one.at - other.at)
  }
  private store(mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(STORE, mode).objectStore(STORE)
  }
}

/** `name` says whose pictures these are: one shop's, one visitor's. */
export async function openShelf(name: string): Promise<PictureShelf> {
  try {
    const opening = indexedDB.open(name, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'id' })
    return new DatabaseShelf(await done(opening))
  } catch (error) {
    console.info('xiaoer: pictures are kept only while this page is open.', error)
    return new MemoryShelf()
  }
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
