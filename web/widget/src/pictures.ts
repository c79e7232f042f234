/** Pictures before they leave: looked at, made smaller when a phone took them far too large, and posted with progress. */
import { type Stored, UploadRefused } from './uploads'

export const LARGEST_BYTES = 8 * 1024 * 1024
const WORTH_SHRINKING = 3 * 1024 * 1024
const LONGEST_SIDE = 2560
const KINDS = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

export interface Prepared {
  blob: Blob
  width: number
  height: number
}

/** What can be sent of a file; the word that says why not otherwise. */
export async function prepare(file: Blob): Promise<Prepared | 'noPicture' | 'pictureTooLarge'> {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch (error) {
    if (error instanceof DOMException) return 'noPicture'
    throw error
  }
  const { width, height } = bitmap
  const asItIs = KINDS.has(file.type) && (file.size <= WORTH_SHRINKING || (file.type === 'image/gif' && file.size <= LARGEST_BYTES))
  const made = asItIs ? { blob: file, width, height } : await shrink(bitmap)
  bitmap.close()
  return made.blob.size <= LARGEST_BYTES ? made : 'pictureTooLarge'
}

async function shrink(bitmap: ImageBitmap): Promise<Prepared> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob>((resolve) => canvas.toBlob((each) => resolve(each!), 'image/jpeg', 0.86))
  return { blob, width: canvas.width, height: canvas.height }
}

/** XMLHttpRequest because fetch does not tell how much has left. */
export function postPicture(server: string, token: string, blob: Blob, onProgress: (part: number) => void): Promise<Stored> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${server}/widget/v1/pictures`)
    request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.responseType = 'json'
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total)
    request.onerror = () => reject(new TypeError('The picture could not be sent.'))
    request.onload = () => {
      if (request.status < 300 && request.response) resolve(request.response as Stored)
      else reject(failure(request))
    }
    const form = new FormData()
    form.append('file', blob, 'picture')
    request.send(form)
  })
}

/** A server in trouble or a token that ran out is worth another try; a refused picture is not. */
function failure(request: XMLHttpRequest): Error {
  const code = (request.response as { error?: { code?: string } } | null)?.error?.code ?? String(request.status)
  if (request.status >= 500 || code === 'token_invalid') return new TypeError(`The server answered ${request.status}.`)
  return new UploadRefused(code)
}

/** How large a picture is shown: whole, at most so wide and high; known before it loads, so nothing jumps. */
export function shownSize(width: number | undefined, height: number | undefined): { width: number; height: number } {
  if (!width || !height) return { width: 208, height: 152 }
  const scale = Math.min(1, 220 / width, 260 / height)
  return { width: Math.max(64, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) }
}
