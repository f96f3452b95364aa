//! A photo as a form (RFC 7578).

/// A JPEG of one grey pixel (ITU T.81, baseline), to try an upload with.
pub fn pixel() -> Vec<u8> {
    let parts: [&[u8]; 7] = [
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00",
        // One quantisation table, of ones.
        b"\xff\xdb\x00\x43\x00",
        &[1; 64],
        b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00",
        // Two Huffman tables with one code each: no difference, and no more coefficients.
        b"\xff\xc4\x00\x14\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
        b"\xff\xc4\x00\x14\x10\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
        b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x3f\xff\xd9",
    ];
    parts.concat()
}

/// A boundary that stands in no photo: it is longer than chance, and not found in the built-in one.
const BOUNDARY: &str = "zhihui-7MA4YWxkTrZu0gW9f1c2b8e5d3a6";
pub const TYPE: &str = "multipart/form-data; boundary=zhihui-7MA4YWxkTrZu0gW9f1c2b8e5d3a6";

/// The fields, and the photo in the part of that name.
pub fn body(part: &str, fields: &[(String, String)], photo: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n", quoted(name)).bytes(),
        );
        body.extend(format!("{value}\r\n").bytes());
    }
    let kind = zhihui_domain::upload::MediaType::of(photo).map_or("application/octet-stream", |kind| kind.name());
    let part = quoted(part);
    body.extend(
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"photo.jpg\"\r\n").bytes(),
    );
    body.extend(format!("Content-Type: {kind}\r\n\r\n").bytes());
    body.extend(photo);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
    body
}

/// As browsers write what would end a name.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
