"""Claims: functions of the profile that return a sentence only where it holds, with the numbers it rests on."""
