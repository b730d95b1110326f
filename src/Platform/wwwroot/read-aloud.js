// Reads the page aloud where the browser can speak Chinese; the button stays hidden where it cannot.
(function () {
  'use strict';
  document.addEventListener('DOMContentLoaded', function () {
    var button = document.querySelector('[data-aloud]'), voice = window.speechSynthesis;
    if (!button || !voice || !window.SpeechSynthesisUtterance) return;
    var label = button.querySelector('span');
    function rest() { label.textContent = button.dataset.aloud; }
    button.hidden = false;
    button.addEventListener('click', function () {
      if (voice.speaking) { voice.cancel(); rest(); return; }
      var parts = Array.from(document.querySelectorAll('#main [data-read], #main h2')).map(function (part) { return part.innerText; });
      var speech = new SpeechSynthesisUtterance(parts.join('。').replace(/\s+/g, '，'));
      speech.lang = 'zh-CN';
      speech.rate = 0.85;
      speech.onend = speech.onerror = rest;
      label.textContent = button.dataset.hush;
      voice.speak(speech);
    });
    addEventListener('pagehide', function () { voice.cancel(); });
  });
})();
