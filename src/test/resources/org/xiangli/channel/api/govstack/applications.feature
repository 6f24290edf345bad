Feature: /applications: a file is handed in, found again and corrected

  Background:
    Given a village with its catalogue, a villager and a program at the village window

  Scenario: submitApplication, 200, and the file is found again by its id and in the list
    When the program hands in a good application
    Then the answer is 200
    And it is a "applicationFileResponse"
    And its "/status/code" is "SENDBACK"
    And "/fileId" is kept as "file"
    When the program gets "/applications/{file}"
    Then the answer is 200
    And it is a "applicationFileResponse"
    And its "/applicationData/formData/data/insurance/other-insurance" is "NONE"
    When the program gets "/applications?applicantId={applicant}&serviceId={service}&sortBy=created&sortOrder=desc"
    Then the answer is 200
    And it is a list of 1, each a "applicantApplicationFileListResponse"

  Scenario: a list of somebody who has handed in nothing, 200
    When the program gets "/applications?applicantId={nobody}"
    Then the answer is 200
    And it is a list of 0, each a "applicantApplicationFileListResponse"

  Scenario: the same key twice is one file
    When the program hands in a good application under the key "k-1"
    Then the answer is 200
    And "/fileId" is kept as "file"
    When the program hands in a good application under the key "k-1"
    Then the answer is 200
    And its "/fileId" is "{file}"

  Scenario Outline: submitApplication with bad input
    When the program posts to "/services/{service}/applications"
      """
      <body>
      """
    Then the answer is <status>
    And it is an error

    Examples:
      | body                                                                                | status |
      | {}                                                                                  | 400    |
      | {"applicantId":"nonsense"}                                                          | 400    |
      | {"applicantId":"{applicant}"}                                                       | 400    |
      | {"applicantId":"{applicant}","formData":{"data":[]}}                                | 400    |
      | {"applicantId":"{applicant}","formData":{"data":{}}}                                | 400    |
      | {"applicantId":"{applicant}","formData":{"data":{"a":{"b":1}}}}                     | 400    |
      | {"applicantId":"{applicant}","formData":{"data":{"contact":{"phone":"12"}}}}        | 400    |
      | {"applicantId":"{applicant}","formData":{"data":{}},"documentUrls":["http://x/y"]}  | 400    |
      | not json                                                                            | 400    |
      | {"applicantId":"{nobody}","formData":{"data":{}}}                                   | 404    |

  Scenario: submitApplication for a service that is unknown, 404
    When the program posts to "/services/{nobody}/applications"
      """
      {"applicantId":"{applicant}","formData":{"data":{}}}
      """
    Then the answer is 404
    And it is an error

  Scenario Outline: getApplicationFileById and updateApplicationFileForm that are unknown, 404
    When the program gets "/applications/<file>"
    Then the answer is 404
    And it is an error
    When the program puts to "/applications/<file>"
      """
      {"applicantId":"{applicant}","formData":{"data":{}}}
      """
    Then the answer is 404
    And it is an error

    Examples:
      | file     |
      | {nobody} |
      | nonsense |

  Scenario: updateApplicationFileForm, 200, and wrong answers are refused with 400
    When the program hands in a good application
    And "/fileId" is kept as "file"
    And the program puts to "/applications/{file}"
      """
      {"applicantId":"{applicant}",
       "formData":{"data":{"contact":{"phone":"13800000000"},
                           "insurance":{"at-school":false,"other-insurance":"NONE"},
                           "contribution":{"yearly-contribution":30000},
                           "promise":{"truth":true}}}}
      """
    Then the answer is 200
    And it is a "applicationFileResponse"
    And its "/applicationData/formData/data/contribution/yearly-contribution" is "30000"
    When the program puts to "/applications/{file}"
      """
      {"applicantId":"{applicant}","formData":{"data":{"contribution":{"yearly-contribution":1}}}}
      """
    Then the answer is 400
    And it is an error

  Scenario Outline: a list asked for wrongly, 400
    When the program gets "/applications?<query>"
    Then the answer is 400
    And it is an error

    Examples:
      | query                       |
      | sortBy=created              |
      | sortOrder=asc               |
      | sortBy=colour&sortOrder=asc |
      | sortBy=created&sortOrder=up |
      | maxResult=0                 |
      | maxResult=x                 |
      | firstResult=-1              |
      | serviceId=nonsense          |
      | applicantId=nonsense        |
