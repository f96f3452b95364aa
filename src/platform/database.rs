//! IndexedDB: texts by name, and files by name, that survive the page.
//!
//! On web-sys and not on a crate for IndexedDB: in a sample of the calls below `idb` 0.6 cost 7.0 KB of brotli, this way
//! 2.2.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

const NAME: &str = "zhihui";
/// Counts the shapes of the database: what an older one lacks is made when it is opened.
const VERSION: u32 = 1;
const RECORDS: &str = "records";
const FILES: &str = "files";

/// Why the browser keeps nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no IndexedDB, or it may not be used here (private mode, blocked cookies), or it is broken.
    Unavailable,
    /// No room is left.
    Full,
}

/// A text under its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub name: String,
    /// When it was kept: milliseconds since 1970.
    pub at: f64,
    pub text: String,
}

/// The open database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Database(IdbDatabase);

/// The inside of one transaction. Between two of its calls nothing but they may be awaited: the browser ends a
/// transaction that has nothing to do.
#[derive(Debug)]
pub struct Transaction {
    records: IdbObjectStore,
    files: IdbObjectStore,
}

impl Database {
    /// Opens the database and brings an older one into today's shape.
    pub async fn open() -> Result<Self, Refused> {
        let factory = web_sys::window().ok_or(Refused::Unavailable)?.indexed_db().map_err(refused)?;
        let request = factory.ok_or(Refused::Unavailable)?.open_with_u32(NAME, VERSION).map_err(refused)?;
        let upgraded = request.clone();
        let upgrade = Closure::once(move || shape(&upgraded));
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database: IdbDatabase = answer(&request).await?.unchecked_into();
        // A newer version of the app in another tab must not wait for this one to be closed.
        let old = database.clone();
        let make_way = Closure::<dyn Fn()>::new(move || old.close());
        database.set_onversionchange(Some(make_way.as_ref().unchecked_ref()));
        make_way.forget();
        Ok(Self(database))
    }

    /// Does all of `work` or, when it fails or the browser refuses, nothing. Once this answers, it is on the disk. No
    /// other tab changes anything meanwhile.
    pub async fn transact<T>(&self, work: impl AsyncFnOnce(&Transaction) -> Result<T, Refused>) -> Result<T, Refused> {
        let transaction = self.begin().map_err(refused)?;
        let ended = JsFuture::from(ended(&transaction));
        let store = |name| transaction.object_store(name).map_err(refused);
        let result = work(&Transaction { records: store(RECORDS)?, files: store(FILES)? }).await;
        if result.is_err() {
            // Fails where the browser has ended it already.
            let _ = transaction.abort();
        }
        let ended = ended.await;
        let result = result?;
        ended.map_err(|_| why(&transaction))?;
        Ok(result)
    }

    /// Keeps or, where there is no record, forgets what is under each name. All of it is asked for at once, so that it is
    /// done even where the page does not live to see the answer.
    pub async fn write(&self, changes: &[(Option<Record>, String)]) -> Result<(), Refused> {
        let transaction = self.begin().map_err(refused)?;
        let ended = JsFuture::from(ended(&transaction));
        let records = transaction.object_store(RECORDS).map_err(refused)?;
        for (record, name) in changes {
            match record {
                Some(record) => records.put_with_key(&value_of(record), &name.as_str().into()),
                None => records.delete(&name.as_str().into()),
            }
            .map_err(refused)?;
        }
        // Otherwise the browser would ask this page first whether there is more to do, and drop all of it with the page.
        // Safari before 15 has no such call, and asks. (web-sys deprecates its own name for it.)
        if let Ok(commit) = Reflect::get(&transaction, &"commit".into()).and_then(JsCast::dyn_into::<Function>) {
            let _ = commit.call0(&transaction);
        }
        ended.await.map_err(|_| why(&transaction)).map(drop)
    }

    /// `durability: "strict"`, which web-sys does not offer: the browser's own default may lose the last second.
    fn begin(&self) -> Result<IdbTransaction, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.unchecked_into();
        let stores = Array::of2(&RECORDS.into(), &FILES.into());
        Ok(begin.call3(&self.0, &stores, &"readwrite".into(), &options)?.unchecked_into())
    }
}

impl Transaction {
    /// Every text, by name.
    pub async fn all(&self) -> Result<Vec<Record>, Refused> {
        let names: Array = answer(&self.records.get_all_keys().map_err(refused)?).await?.unchecked_into();
        let values: Array = answer(&self.records.get_all().map_err(refused)?).await?.unchecked_into();
        let records = names.iter().zip(values.iter()).filter_map(|(name, value)| record(name.as_string()?, value));
        Ok(records.collect())
    }

    /// Keeps a text under its name.
    pub async fn put(&self, record: &Record) -> Result<(), Refused> {
        self.done(self.records.put_with_key(&value_of(record), &record.name.as_str().into())).await
    }

    /// Forgets the text under a name.
    pub async fn delete(&self, name: &str) -> Result<(), Refused> {
        self.done(self.records.delete(&name.into())).await
    }

    /// The bytes under a name.
    pub async fn file(&self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        let value = answer(&self.files.get(&name.into()).map_err(refused)?).await?;
        Ok(value.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec()))
    }

    /// Keeps bytes under a name. As an array and not as a `Blob`, which Safari refuses to keep in private mode.
    pub async fn put_file(&self, name: &str, bytes: &[u8]) -> Result<(), Refused> {
        self.done(self.files.put_with_key(&Uint8Array::from(bytes), &name.into())).await
    }

    /// Forgets the bytes under a name.
    pub async fn delete_file(&self, name: &str) -> Result<(), Refused> {
        self.done(self.files.delete(&name.into())).await
    }

    /// Forgets everything.
    pub async fn clear(&self) -> Result<(), Refused> {
        self.done(self.records.clear()).await?;
        self.done(self.files.clear()).await
    }

    async fn done(&self, request: Result<IdbRequest, JsValue>) -> Result<(), Refused> {
        answer(&request.map_err(refused)?).await.map(drop)
    }
}

/// Makes what the database lacks.
fn shape(request: &IdbOpenDbRequest) {
    let Ok(database) = request.result() else { return };
    let database: IdbDatabase = database.unchecked_into();
    let present = database.object_store_names();
    for store in [RECORDS, FILES] {
        if !present.contains(store) {
            // Should it fail, so does the first transaction, and the app keeps everything in memory.
            let _ = database.create_object_store(store);
        }
    }
}

fn value_of(record: &Record) -> JsValue {
    Array::of2(&record.at.into(), &record.text.as_str().into()).into()
}

/// Why a transaction did not come to its end.
fn why(transaction: &IdbTransaction) -> Refused {
    transaction.error().map_or(Refused::Unavailable, |error| refused(error.into()))
}

fn record(name: String, value: JsValue) -> Option<Record> {
    let parts: Array = value.dyn_into().ok()?;
    Some(Record { name, at: parts.get(0).as_f64()?, text: parts.get(1).as_string()? })
}

/// What a request brings.
async fn answer(request: &IdbRequest) -> Result<JsValue, Refused> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    if JsFuture::from(promise).await.is_err() {
        return Err(request.error().ok().flatten().map_or(Refused::Unavailable, |error| refused(error.into())));
    }
    request.result().map_err(refused)
}

fn ended(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

fn refused(error: JsValue) -> Refused {
    let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
    if name.as_deref() == Some("QuotaExceededError") { Refused::Full } else { Refused::Unavailable }
}
