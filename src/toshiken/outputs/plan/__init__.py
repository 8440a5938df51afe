"""What a plan gives besides its Word documents: workbooks of status, money, KPIs, the sections' book, the calendar, the handover."""
