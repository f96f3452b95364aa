use anyhow::Result;
use serde_json::{Value, json};

use crate::phone::Phone;

/// How large a finger needs what it presses, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Targets(u32);

impl Targets {
    pub const USUAL: Self = Self(44);
    /// 关怀模式
    pub const EASY: Self = Self(60);
}

/// What sticks out of the screen at the right, innermost first: the culprit, not what it stretches.
const OVERFLOW: &str = r#"
    const [root, width] = [document.documentElement, arguments[0]];
    if (root.scrollWidth <= width) return [];
    const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width + 0.5);
    const inner = wide.filter(e => !wide.some(o => o !== e && e.contains(o)));
    const told = inner.slice(0, 5).map(e => `${e.tagName.toLowerCase()}.${e.className} “${e.textContent.trim().slice(0, 40)}”`);
    return [`${root.scrollWidth} px of content on ${width} px: ${told.join(", ")}`];
"#;

/// Buttons, links and choices that are smaller than `arguments[0]` in a direction. Links inside a sentence are exempt, as
/// in WCAG 2.5.8; a control counts with its label.
const SMALL: &str = r#"
    const least = arguments[0];
    const shown = e => e.checkVisibility({ visibilityProperty: true });
    const box = e => (e.matches("input") ? e.closest("label") ?? e : e).getBoundingClientRect();
    const inSentence = e => e.matches("a") && getComputedStyle(e).display === "inline";
    return [...document.querySelectorAll("button, a[href], input, textarea, select, summary")]
        .filter(e => shown(e) && !inSentence(e) && box(e).right > 0 && box(e).bottom > 0)
        .filter(e => box(e).width < least - 0.5 || box(e).height < least - 0.5)
        .map(e => `${e.tagName.toLowerCase()}.${e.className} “${(e.ariaLabel ?? e.textContent).trim().slice(0, 30)}”: `
            + `${Math.round(box(e).width)} × ${Math.round(box(e).height)} px, less than ${least}`);
"#;

impl Phone {
    /// What makes the page wider than the screen.
    pub async fn overflow(&self) -> Result<Vec<String>> {
        // The screen's own width: `innerWidth` grows with what does not fit, because phones zoom out then.
        Ok(self.browser()?.execute(OVERFLOW, vec![json!(self.look().size.width)]).await?.convert()?)
    }

    /// What is too small for a finger.
    pub async fn small_targets(&self, targets: Targets) -> Result<Vec<String>> {
        let least: Vec<Value> = vec![json!(targets.0)];
        Ok(self.browser()?.execute(SMALL, least).await?.convert()?)
    }
}
