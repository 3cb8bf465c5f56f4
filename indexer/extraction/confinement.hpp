/// What a process that reads untrusted bytes may do: nothing but read, think and answer.
#pragma once

namespace rostrum {

/// Seconds of processor time for one document; then the process is ended by SIGXCPU.
inline constexpr unsigned kMostProcessorSeconds = 20;

/// From here on this process, and any that an intruder would make of it, can open files for reading
/// alone, has no network, starts no other program, makes no thread, leaves no core, and gets no
/// more than 1 GB of memory (no such limit under sanitizers, whose shadow is larger). Its standard
/// input and output stay. Other descriptors are closed. Throws std::runtime_error if the system
/// does not allow the filter of system calls (libseccomp): then nothing must be read.
void confine_this_process();

/// Seconds of processor time for the recognition of one page.
inline constexpr unsigned kMostRecognitionSeconds = 120;
/// Exit status of a process that could not be confined for tesseract.
inline constexpr int kNotConfined = 77;

/// The same for a process that is about to become tesseract: it may start one program, has 2 GB and
/// kMostRecognitionSeconds.
void confine_for_tesseract();

/// Gives the process kMostProcessorSeconds from now on.
void allow_one_more_document();

}  // namespace rostrum
