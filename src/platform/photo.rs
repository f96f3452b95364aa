//! Photos: chosen by the person, made small, shown.

use js_sys::Uint8Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, Event, File, HtmlCanvasElement, HtmlImageElement};
use web_sys::{HtmlInputElement, Url};

/// The longest side, in pixels: a page of print can still be read.
const SIDE_MAX: f64 = 2048.0;
/// What a photo may weigh, in bytes: six of them go over a poor network within a minute.
const WEIGHT_MAX: usize = 500 * 1024;
/// Tried in turn until the weight is right.
const QUALITIES: [f64; 3] = [0.85, 0.7, 0.5];

/// A file that a person chose.
#[derive(Clone, Debug)]
pub struct Chosen(File);

/// What was chosen is no picture that this browser can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPicture;

/// Takes what was chosen out of a file field, so that choosing the same again is noticed.
pub fn take_chosen(event: &Event) -> Vec<Chosen> {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return vec![];
    };
    let files = field.files();
    let chosen = files.map(|files| (0..files.length()).filter_map(|at| files.get(at)).map(Chosen).collect());
    field.set_value("");
    chosen.unwrap_or_default()
}

/// The photo as a JPEG, upright, of at most 2048 pixels a side and 500 KB. Drawn anew, so that nothing of what the camera
/// noted beside the picture (where and when it was taken) goes along.
pub async fn small_jpeg(photo: &Chosen) -> Result<Vec<u8>, NoPicture> {
    let url = ObjectUrl::of(&photo.0).ok_or(NoPicture)?;
    let image = HtmlImageElement::new().map_err(no_picture)?;
    image.set_src(&url.0);
    // An image that is drawn after `decode` is upright in every browser that runs this app.
    JsFuture::from(image.decode()).await.map_err(no_picture)?;
    let (width, height) = (f64::from(image.natural_width()), f64::from(image.natural_height()));
    let mut scale = (SIDE_MAX / width.max(height)).min(1.0);
    let mut last = Err(NoPicture);
    for _ in 0..4 {
        let canvas = drawn(&image, (width * scale).max(1.0), (height * scale).max(1.0)).map_err(no_picture)?;
        for quality in QUALITIES {
            let bytes = jpeg(&canvas, quality).await?;
            let fits = bytes.len() <= WEIGHT_MAX;
            last = Ok(bytes);
            if fits {
                return last;
            }
        }
        scale *= 0.7;
    }
    last
}

fn no_picture(_: JsValue) -> NoPicture {
    NoPicture
}

fn drawn(image: &HtmlImageElement, width: f64, height: f64) -> Result<HtmlCanvasElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into().map_err(|_| JsValue::NULL)?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into().map_err(|_| JsValue::NULL)?;
    // JPEG knows no transparency.
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

async fn jpeg(canvas: &HtmlCanvasElement, quality: f64) -> Result<Vec<u8>, NoPicture> {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::NULL, &blob));
        // Fails only for a picture from another site.
        let _ = canvas.to_blob_with_type_and_encoder_options(done.unchecked_ref(), "image/jpeg", &quality.into());
    });
    let blob: Blob = JsFuture::from(promise).await.map_err(no_picture)?.dyn_into().map_err(|_| NoPicture)?;
    let buffer = JsFuture::from(blob.array_buffer()).await.map_err(no_picture)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// An address under which this page alone sees some bytes; gone when it is dropped.
#[derive(Debug)]
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// For a picture of that kind.
    pub fn of_bytes(bytes: &[u8], kind: &str) -> Option<Self> {
        Self::of(&blob(bytes, kind)?)
    }

    fn of(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    /// The address, for `src`.
    pub fn address(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // Fails for no address that was made here.
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// Bytes as the browser passes them on.
pub(super) fn blob(bytes: &[u8], kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&js_sys::Array::of1(&Uint8Array::from(bytes)), &options).ok()
}
