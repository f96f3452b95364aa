use std::io::{self, Write};

use anyhow::{Result, bail};

use super::Phone;

impl Phone {
    /// The end of a test: closes the browser and judges what was noted on the way. A failure leaves a picture behind.
    pub async fn end(mut self, name: &str, outcome: Result<()>) -> Result<()> {
        let language = self.texts.language.tag();
        if let Err(error) = outcome {
            self.screenshot(&format!("failed/{name}-{language}")).await.ok();
            let noted = self.close_browser().await;
            let complaints = self.record.borrow().complaints();
            let unnoted = noted.err().map(|why| format!("(its log could not be read: {why})")).unwrap_or_default();
            bail!("{error:#}\nthe console says: {complaints}{unnoted}");
        }
        self.close_browser().await?;
        let record = self.record.borrow();
        // Not by `println`, which the test program swallows where a test passes: the figure is of interest then, too.
        writeln!(io::stdout(), "layout shift {:.4} · {name} ({language}) {}", record.layout_shift(), record.jumps())?;
        record.judge(self.origin())
    }
}
