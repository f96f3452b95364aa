// Only browsers without JavaScript modules load this; they cannot run the app.
document.getElementById("boot-failed").hidden = false;
