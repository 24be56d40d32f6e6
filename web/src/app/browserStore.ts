/** One store of one database of the browser's, made where it is not there yet. */
export interface BrowserStore {
  database: string;
  store: string;
  /** The field by which its rows are told apart; null where they are put under names. */
  keyPath: string | null;
}

/** @throws where the browser keeps nothing for anybody, as some private windows. */
export async function inStore<T>(
  { database, store, keyPath }: BrowserStore,
  mode: IDBTransactionMode,
  how: (rows: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const asked = indexedDB.open(database, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(store, { keyPath });
  const opened = await done(asked);
  try {
    return await done(how(opened.transaction(store, mode).objectStore(store)));
  } finally {
    opened.close();
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
